declare const __MXLINT_VERSION__: string | undefined;

/** Version of the program; the bundle carries it. */
export const version = typeof __MXLINT_VERSION__ === 'string' ? __MXLINT_VERSION__ : '0.0.0-source';
