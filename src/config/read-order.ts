import { didYouMean, quoted } from '../schema/worded-problem.ts';
import { nearest } from '../text/edit-distance.ts';
import { pointer } from '../text/pointer.ts';
import type { ConfigFile } from './config-file.ts';
import type { Declared, ServiceConfig, ServiceOrder } from './config.ts';
import { addError } from './reading.ts';
import type { Reading } from './reading.ts';

/** The ids as the services have them; one that no service has, or that stands there twice, is an error. */
function readIds(
  reading: Reading,
  texts: readonly string[],
  place: string,
  ids: readonly string[],
): Declared<readonly string[]> {
  const found: string[] = [];
  for (const [index, text] of texts.entries()) {
    const id = ids.find((one) => one.toLowerCase() === text.trim().toLowerCase());
    const at = place + pointer(index);
    if (id === undefined) {
      const words = `no service of this file has the id ${quoted(text)}; known: ${ids.join(', ')}`;
      addError(reading, 'config/unknown-service', at, words + didYouMean(nearest(text, ids)));
    } else if (found.includes(id)) {
      addError(reading, 'config/duplicate-service', at, `the service ${quoted(id)} is in the order already`);
    } else found.push(id);
  }
  return { value: found, pointer: place };
}

/** The declared order of the services; ids are compared without case. */
export function readOrder(
  reading: Reading,
  { inbound, outbound }: NonNullable<ConfigFile['order']>,
  services: readonly ServiceConfig[],
): ServiceOrder {
  const ids = services.map(({ id }) => id);
  const place = (direction: string): string => pointer('order', direction);
  return {
    ...(inbound !== undefined && { inbound: readIds(reading, inbound, place('inbound'), ids) }),
    ...(outbound !== undefined && { outbound: readIds(reading, outbound, place('outbound'), ids) }),
  };
}
