import { type NameServer, startNameServer } from './name-server.ts';

/** Starts Unbound as a resolver that asks the server at that port of 127.0.0.1 about the domain and what is below it. */
export async function startUnbound(domain: string, port: string, probe: string): Promise<NameServer> {
  return startNameServer({
    program: 'unbound',
    configuration: (folder, own) =>
      [
        'server:',
        '    interface: 127.0.0.1',
        `    port: ${own}`,
        `    directory: "${folder}"`,
        '    username: ""',
        '    chroot: ""',
        '    pidfile: ""',
        '    use-syslog: no',
        '    num-threads: 1',
        '    do-daemonize: no',
        '    do-not-query-localhost: no',
        '    module-config: "iterator"',
        '    qname-minimisation: no',
        '    access-control: 127.0.0.0/8 allow',
        'stub-zone:',
        `    name: "${domain}"`,
        `    stub-addr: 127.0.0.1@${port}`,
        '    stub-no-cache: no',
        'remote-control:',
        '    control-enable: no',
        '',
      ].join('\n'),
    parameters: (path) => ['-d', '-c', path],
    probe,
  });
}
