const HEADER_BYTES = 12;

/** Where the question section ends; it has one question, whose name is never compressed. */
export function questionEnd(message: Buffer): number {
  let at = HEADER_BYTES;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    at += length + 1;
  }
  return at + 5;
}

function copied(message: Buffer, change: (copy: Buffer) => void): Buffer {
  const copy = Buffer.from(message);
  change(copy);
  return copy;
}

/** The message with one byte replaced. */
export function withByte(message: Buffer, offset: number, value: number): Buffer {
  return copied(message, (copy) => copy.writeUInt8(value & 0xff, offset));
}

/** The message with a 16-bit number replaced. */
export function withNumber(message: Buffer, offset: number, value: number): Buffer {
  return copied(message, (copy) => copy.writeUInt16BE(value & 0xffff, offset));
}

/** Id, flags and counts are numbers at these places (RFC 1035, section 4.1.1). */
export const headerPlaces = { id: 0, flags: 2, questions: 4, answers: 6, authorities: 8, additionals: 10 } as const;

/** TC=1 without records, as RFC 2181, section 9, allows. */
export function truncated(message: Buffer): Buffer {
  const cut = copied(message.subarray(0, questionEnd(message)), (copy) => copy.fill(0, 6, HEADER_BYTES));
  return withByte(cut, 2, cut.readUInt8(2) | 0x02);
}

/** TC=1 with all records: a client must not take them for the whole answer. */
export function markedTruncated(message: Buffer): Buffer {
  return withByte(message, 2, message.readUInt8(2) | 0x02);
}

/** Changes the letter that begins the asked name. */
export function otherName(message: Buffer): Buffer {
  return withByte(message, HEADER_BYTES + 1, message.readUInt8(HEADER_BYTES + 1) === 0x7a ? 0x79 : 0x7a);
}

export function otherType(message: Buffer): Buffer {
  return withNumber(message, questionEnd(message) - 4, 13);
}

export function otherClass(message: Buffer): Buffer {
  return withNumber(message, questionEnd(message) - 2, 3);
}

/** The asked name with its letters in the other case, which is the same name (RFC 4343). */
export function otherCase(message: Buffer): Buffer {
  return copied(message, (copy) => {
    for (let at = HEADER_BYTES; at < questionEnd(message) - 5; at += 1) {
      const byte = copy.readUInt8(at);
      if (byte >= 0x61 && byte <= 0x7a) copy.writeUInt8(byte - 0x20, at);
    }
  });
}

/** The message as a query (QR=0) without records: what a reflector sends back. */
export function echoed(message: Buffer): Buffer {
  const query = copied(message.subarray(0, questionEnd(message)), (copy) => copy.fill(0, 6, HEADER_BYTES));
  return withNumber(query, headerPlaces.flags, 0x0100);
}

/** A reply without question section, its records moved up. */
export function withoutQuestion(message: Buffer): Buffer {
  const rest = Buffer.concat([message.subarray(0, HEADER_BYTES), message.subarray(questionEnd(message))]);
  return withNumber(rest, headerPlaces.questions, 0);
}

/** Header of the message and nothing else, as old servers refuse EDNS. */
export function headerOnly(message: Buffer, code: number): Buffer {
  const header = copied(message.subarray(0, HEADER_BYTES), (copy) => copy.fill(0, 4));
  return withByte(header, 3, code);
}

/** The reply with the question twice. */
export function withTwoQuestions(message: Buffer): Buffer {
  const end = questionEnd(message);
  const question = message.subarray(HEADER_BYTES, end);
  const doubled = Buffer.concat([message.subarray(0, end), question, message.subarray(end)]);
  return withNumber(doubled, headerPlaces.questions, 2);
}

/** Header and question with one record in the answer section, made of these bytes. */
export function withAnswer(message: Buffer, record: Buffer): Buffer {
  const end = questionEnd(message);
  const head = copied(message.subarray(0, end), (copy) => copy.fill(0, 6, HEADER_BYTES));
  return withNumber(Buffer.concat([head, record]), headerPlaces.answers, 1);
}

/** A record of class IN with this owner, type and data; the length octets may lie. */
export function recordBytes(owner: Buffer, type: number, data: Buffer, length: number = data.length): Buffer {
  const fixed = Buffer.alloc(10);
  fixed.writeUInt16BE(type, 0);
  fixed.writeUInt16BE(1, 2);
  fixed.writeUInt32BE(300, 4);
  fixed.writeUInt16BE(length, 8);
  return Buffer.concat([owner, fixed, data]);
}

/** Compression pointer (RFC 1035, section 4.1.4). */
export function pointer(offset: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(0xc000 | offset);
  return bytes;
}

/** Owner of the asked name: a pointer to the question. */
export const askedOwner = pointer(HEADER_BYTES);

/** The asked question's record type. */
export function askedType(message: Buffer): number {
  return message.readUInt16BE(questionEnd(message) - 4);
}

/** An answer whose owner is a pointer to itself. */
export function pointerToItself(message: Buffer): Buffer {
  const owner = pointer(questionEnd(message));
  return withAnswer(message, recordBytes(owner, askedType(message), Buffer.alloc(4)));
}

/** An answer whose owner is two pointers that lead to each other. */
export function pointerCircle(message: Buffer): Buffer {
  const at = questionEnd(message);
  const owner = Buffer.concat([pointer(at + 2), pointer(at)]);
  return withAnswer(message, recordBytes(owner, askedType(message), Buffer.alloc(4)));
}

/** An answer whose owner points behind itself, into its own data, and past the end of the message. */
export function pointerForward(message: Buffer, distance: number): Buffer {
  const owner = pointer(questionEnd(message) + distance);
  return withAnswer(message, recordBytes(owner, askedType(message), Buffer.alloc(4)));
}

/** Every section that the counts promise, each 65,535 records long. */
export function greatCounts(message: Buffer): Buffer {
  return copied(message, (copy) => copy.fill(0xff, 6, HEADER_BYTES));
}

/** The reply with one more answer than it holds. */
export function oneMoreAnswer(message: Buffer): Buffer {
  return withNumber(message, headerPlaces.answers, message.readUInt16BE(headerPlaces.answers) + 1);
}
