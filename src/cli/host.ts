/** A stream that text is written to. */
export interface Output {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** Columns of the terminal; undefined when it is none. */
  readonly columns: number | undefined;
}

/** All effects of the program. `bin.ts` builds the real one; tests build their own. */
export interface Host {
  readonly stdout: Output;
  readonly stderr: Output;
  /** Absolute path of the working directory. */
  readonly cwd: string;
  readonly env: (name: string) => string | undefined;
  /** Addresses of the system's name servers. */
  readonly nameServers: () => Promise<readonly string[]>;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  /** Chunks of standard input. */
  readonly stdin: () => AsyncIterable<Uint8Array>;
  readonly stdinIsTerminal: boolean;
  /** Asks on the terminal; undefined when nobody answers any more: at end of input, or after Ctrl-C. */
  readonly ask: (question: string) => Promise<string | undefined>;
}
