import type { Over } from '../objects/cmdlet-object.ts';

/** Rules of a German-speaking tenant; none concerns the service. */
export function germanRules(domain: string): readonly Over[] {
  const vonAussen = { FromScope: 'NotInOrganization', SentToScope: 'InOrganization' } as const;
  const nachAussen = { FromScope: 'InOrganization', SentToScope: 'NotInOrganization' } as const;
  return [
    {
      Name: 'Ausführbare Anhänge zurückweisen',
      Comments: 'Geändert am 3. März auf Wunsch der Geschäftsführung (ISB: Frau Müller)',
      ...vonAussen,
      AttachmentHasExecutableContent: true,
      RejectMessageEnhancedStatusCode: '5.7.1',
      RejectMessageReasonText: 'Ausführbare Dateien werden nicht angenommen.',
    },
    {
      Name: 'Hinweis „Externer Absender“',
      ...vonAussen,
      ApplyHtmlDisclaimerLocation: 'Prepend',
      ApplyHtmlDisclaimerText:
        '<p style="border:1px solid #c00"><b>Achtung:</b> Diese Nachricht kommt von außerhalb.</p>',
      ApplyHtmlDisclaimerFallbackAction: 'Ignore',
    },
    {
      Name: 'Geschäftsführung: Verdacht auf Identitätsmissbrauch',
      ...vonAussen,
      HeaderMatchesMessageHeader: 'From',
      HeaderMatchesPatterns: ['J(ö|oe)rg\\s+Gr(ü|ue)n', 'Käthe\\s+Weiß'],
      PrependSubject: '[Prüfen!] ',
    },
    {
      Name: 'Automatische Weiterleitung nach außen sperren',
      ...nachAussen,
      MessageTypeMatches: 'AutoForward',
      RejectMessageEnhancedStatusCode: '5.7.1',
      RejectMessageReasonText: 'Die automatische Weiterleitung nach außen ist nicht erlaubt.',
    },
    {
      Name: 'Pflichtangaben (Impressum) anhängen',
      ...nachAussen,
      ApplyHtmlDisclaimerLocation: 'Append',
      ApplyHtmlDisclaimerText:
        '<p style="font-size:8pt">Fabrikam Bürobedarf GmbH · Geschäftsführer: Jörg Grün · Amtsgericht Musterstadt, HRB 12345</p>',
      ApplyHtmlDisclaimerFallbackAction: 'Wrap',
      ExceptIfSubjectOrBodyContainsWords: ['Amtsgericht Musterstadt, HRB 12345'],
    },
    {
      Name: 'Bewerbungen an die Personalabteilung',
      ...vonAussen,
      SentTo: [`bewerbung@${domain}`],
      SetHeaderName: 'X-Fabrikam-Aufbewahrung',
      SetHeaderValue: '6 Monate',
    },
    {
      Name: 'Verschlüsseln bei [vertraulich]',
      ...nachAussen,
      SubjectContainsWords: ['[vertraulich]', '[verschlüsselt]'],
      ApplyRightsProtectionTemplate: 'Encrypt',
    },
  ];
}
