/**
 * A relative URI reference for a file path (RFC 3986 sections 3.3 and 4.2): segments are joined by `/`, `\` counts as a
 * separator, and each segment is percent-encoded as UTF-8 (section 2.1), a colon too, so that the first segment cannot
 * read as a scheme. Empty segments and `.` are dropped, hence no leading `/` or `./`; `..` is kept. An unpaired
 * surrogate becomes U+FFFD.
 */
export function relativeUri(path: string): string {
  return path
    .toWellFormed()
    .split(/[/\\]/)
    .filter((segment) => segment !== '' && segment !== '.')
    .map((segment) => encodeURIComponent(segment))
    .join('/');
}
