import type { Over } from '../objects/cmdlet-object.ts';

/** Rules of a Japanese-speaking tenant; none concerns the service. */
export function japaneseRules(domain: string): readonly Over[] {
  const inward = { FromScope: 'NotInOrganization', SentToScope: 'InOrganization' } as const;
  const outward = { FromScope: 'InOrganization', SentToScope: 'NotInOrganization' } as const;
  return [
    {
      Name: '外部メールの警告を表示する',
      Comments: '情報システム部 申請番号 2025-118',
      ...inward,
      ApplyHtmlDisclaimerLocation: 'Prepend',
      ApplyHtmlDisclaimerText: '<p style="background:#ffe"><b>【社外】</b>このメールは社外から送信されました。</p>',
      ApplyHtmlDisclaimerFallbackAction: 'Ignore',
    },
    {
      Name: 'パスワード付き添付ファイルを検疫する（PPAP 対策）',
      ...inward,
      AttachmentIsPasswordProtected: true,
      ExceptIfSenderDomainIs: ['contoso.com'],
      Quarantine: true,
    },
    {
      Name: '実行形式の添付ファイルを拒否する',
      ...inward,
      AttachmentHasExecutableContent: true,
      RejectMessageEnhancedStatusCode: '5.7.1',
      RejectMessageReasonText: '実行形式のファイルは受信できません。',
    },
    {
      Name: '自動転送を禁止する',
      ...outward,
      MessageTypeMatches: 'AutoForward',
      RejectMessageEnhancedStatusCode: '5.7.1',
      RejectMessageReasonText: '社外への自動転送は許可されていません。',
    },
    {
      Name: '社外宛メールの署名',
      ...outward,
      ApplyHtmlDisclaimerLocation: 'Append',
      ApplyHtmlDisclaimerText: '<p>株式会社エグザンプル 〒100-0000 東京都</p>',
      ApplyHtmlDisclaimerFallbackAction: 'Ignore',
      ExceptIfSubjectOrBodyContainsWords: ['株式会社エグザンプル 〒100-0000'],
    },
    {
      Name: '請求書を保管用メールボックスへ',
      ...inward,
      SentTo: [`seikyu@${domain}`],
      BlindCopyTo: [`hokan@${domain}`],
    },
  ];
}
