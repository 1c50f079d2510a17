import { type CmdletSections, type Files, kindsOf } from './cmdlet-sections.ts';
import { envelope, serviceObject } from './admin-api.ts';

/** What the Defender portal shows as tables, one file per table. */
export function portalPages(sections: CmdletSections): Files {
  return Object.fromEntries(
    kindsOf(sections).map(([kind, objects]) => [
      `Get-${kind}.json`,
      JSON.stringify({ CurrentPage: objects.map(serviceObject) }),
    ]),
  );
}

/** A capture of a browser (HTTP Archive 1.2) in an admin portal; each second body is in base64. */
export function asCapture(sections: CmdletSections): string {
  const entries = kindsOf(sections).map(([, objects], index) => {
    const body = JSON.stringify(envelope(objects.map(serviceObject)));
    const content =
      index % 2 === 0
        ? { mimeType: 'application/json', text: body }
        : { mimeType: 'application/json', encoding: 'base64', text: Buffer.from(body).toString('base64') };
    return {
      request: {
        method: 'POST',
        url: 'https://admin.example.com/',
        headers: [{ name: 'Authorization', value: 'Bearer x' }],
      },
      response: { status: 200, content },
    };
  });
  return JSON.stringify({ log: { version: '1.2', creator: { name: 'browser' }, entries } });
}
