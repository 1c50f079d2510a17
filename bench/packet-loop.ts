import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { decode, encode, RECURSION_DESIRED, type RecordType } from 'dns-packet';
import type { Question } from '../src/model/index.ts';

/** Asks over one socket with so many questions in flight, believing every reply: the least that asking can cost. */
export async function packetLoop(questions: readonly Question[], port: number, inFlight: number): Promise<number> {
  const socket = createSocket('udp4');
  socket.connect(port, '127.0.0.1');
  await once(socket, 'connect');
  let sent = 0;
  let answered = 0;
  const send = (): void => {
    const question = questions[sent];
    if (question === undefined) return;
    sent += 1;
    const { name, type } = question;
    const questionsOf = [{ name, type: type as RecordType }];
    socket.send(encode({ type: 'query', id: sent & 0xffff, flags: RECURSION_DESIRED, questions: questionsOf }));
  };
  await new Promise<void>((resolve) => {
    socket.on('message', (bytes) => {
      if (decode(bytes).type === 'response') answered += 1;
      if (answered === questions.length) resolve();
      send();
    });
    for (let index = 0; index < inFlight; index += 1) send();
  });
  socket.close();
  await once(socket, 'close');
  return answered;
}
