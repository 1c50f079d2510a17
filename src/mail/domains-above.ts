/** The domains above one, the nearest first: of `a.example.com` they are `example.com` and `com`. */
export function domainsAbove(domain: string): readonly string[] {
  const labels = domain.split('.');
  return labels.slice(1).map((_, index) => labels.slice(index + 1).join('.'));
}
