import {
  askedOwner,
  askedType,
  headerPlaces,
  pointer,
  questionEnd,
  recordBytes,
  withAnswer,
  withNumber,
} from './mangle.ts';

const LARGEST_POINTER = 0x3fff;
/** What a message of 64 KiB has room for, beside what comes first. */
const RECORDS_BYTES = 45_000;
const NULL_TYPE = 10;
const CNAME_TYPE = 5;
const MX_TYPE = 15;

/** Answers with a first record that the others refer to. */
function withHolder(message: Buffer, data: Buffer, record: (start: number) => Buffer): Buffer {
  const start = questionEnd(message) + askedOwner.length + 10;
  const one = record(start);
  const count = Math.floor(RECORDS_BYTES / one.length);
  const holder = recordBytes(askedOwner, NULL_TYPE, data);
  const all = Buffer.concat([holder, ...Array.from({ length: count }, () => one)]);
  return withNumber(withAnswer(message, all), headerPlaces.answers, count + 1);
}

/** Thousands of records whose owner goes through thousands of pointers, each to the one before. */
function manyLongChains(message: Buffer): Buffer {
  const first = questionEnd(message) + askedOwner.length + 10;
  const links = Math.floor((LARGEST_POINTER - first) / 2);
  const chain = Array.from({ length: links }, (_, index) => pointer(index === 0 ? 12 : first + 2 * (index - 1)));
  const record = (start: number) => recordBytes(pointer(start + 2 * (links - 1)), askedType(message), Buffer.from([0]));
  return withHolder(message, Buffer.concat(chain), record);
}

function longName(): Buffer {
  return Buffer.concat([...Array.from({ length: 126 }, () => Buffer.from([1, 0x61])), Buffer.from([0])]);
}

/** Thousands of records that share two names of the greatest length and of the most labels. */
function manyLongNames(type: number, prefix: Buffer): (message: Buffer) => Buffer {
  return (message) =>
    withHolder(message, longName(), (start) =>
      recordBytes(pointer(start), type, Buffer.concat([prefix, pointer(start)])),
    );
}

function manyEmptyStrings(message: Buffer): Buffer {
  return withAnswer(message, recordBytes(askedOwner, askedType(message), Buffer.alloc(65_000)));
}

function manyRoots(message: Buffer): Buffer {
  return withNumber(withAnswer(message, Buffer.alloc(65_000)), headerPlaces.answers, 65_535);
}

/** Replies of up to 64 KiB that are made to take a decoder long, by what makes them so. */
export const costlyReplies = {
  'long chains of pointers': manyLongChains,
  'long names in owner and alias': manyLongNames(CNAME_TYPE, Buffer.alloc(0)),
  'long names in owner and exchange': manyLongNames(MX_TYPE, Buffer.alloc(2)),
  '65,000 empty strings': manyEmptyStrings,
  'records of the root without end': manyRoots,
} as const;
