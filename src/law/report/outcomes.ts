/** Applicant classes in the column order of table three (form 2019/2021). */
export const APPLICANT_CLASSES = [
  'natural-person',
  'business',
  'research',
  'public-interest',
  'legal-service',
  'other',
] as const
export type ApplicantClass = (typeof APPLICANT_CLASSES)[number]
export const APPLICANT_CLASS_LABELS: Readonly<Record<ApplicantClass, string>> = {
  'natural-person': '自然人',
  business: '商业企业',
  research: '科研机构',
  'public-interest': '社会公益组织',
  'legal-service': '法律服务机构',
  other: '其他',
}

/** One way an application ends, its articles, and the row of table three that counts it in each form. */
export interface Outcome {
  readonly code: OutcomeCode
  readonly label: string
  readonly article: string
  /** Row of the 2021 form; forms with a single （六） row count every C6.x in `C6`. */
  readonly row: string
}

export const OUTCOME_CODES = [
  'already-public',
  'granted',
  'partial',
  'state-secret',
  'prohibited-by-law',
  'three-securities',
  'third-party',
  'internal-affairs',
  'process-information',
  'enforcement-file',
  'special-query',
  'not-held',
  'other-agency',
  'needs-making',
  'still-unclear',
  'petition',
  'repeated',
  'publication',
  'excessive',
  'confirm-or-reissue',
  'not-corrected',
  'fee-unpaid',
  'withdrawn',
  'other',
] as const
export type OutcomeCode = (typeof OUTCOME_CODES)[number]

/** 政府信息公开条例 art. 30, 35–39, 42: the closed list of endings. */
export const OUTCOMES: readonly Outcome[] = [
  { code: 'already-public', label: '已主动公开，告知获取方式、途径', article: '第三十六条第（一）项', row: 'C1' },
  { code: 'granted', label: '予以公开', article: '第三十六条第（二）项', row: 'C1' },
  { code: 'partial', label: '部分公开（区分处理）', article: '第三十七条', row: 'C2' },
  { code: 'state-secret', label: '属于国家秘密', article: '第十四条', row: 'C3.1' },
  { code: 'prohibited-by-law', label: '其他法律行政法规禁止公开', article: '第十四条', row: 'C3.2' },
  { code: 'three-securities', label: '危及“三安全一稳定”', article: '第十四条', row: 'C3.3' },
  { code: 'third-party', label: '保护第三方合法权益', article: '第十五条', row: 'C3.4' },
  { code: 'internal-affairs', label: '属于三类内部事务信息', article: '第十六条第一款', row: 'C3.5' },
  { code: 'process-information', label: '属于四类过程性信息', article: '第十六条第二款', row: 'C3.6' },
  { code: 'enforcement-file', label: '属于行政执法案卷', article: '第十六条第二款', row: 'C3.7' },
  { code: 'special-query', label: '属于行政查询事项', article: '第三十六条第（七）项', row: 'C3.8' },
  { code: 'not-held', label: '经检索没有，信息不存在', article: '第三十六条第（四）项', row: 'C4.1' },
  { code: 'other-agency', label: '不属于本机关负责公开', article: '第三十六条第（五）项', row: 'C4.1' },
  { code: 'needs-making', label: '没有现成信息需要另行制作', article: '第三十八条', row: 'C4.2' },
  { code: 'still-unclear', label: '补正后申请内容仍不明确', article: '第三十条', row: 'C4.3' },
  { code: 'petition', label: '信访举报投诉类申请', article: '第三十九条第一款', row: 'C5.1' },
  { code: 'repeated', label: '重复申请', article: '第三十六条第（六）项', row: 'C5.2' },
  { code: 'publication', label: '要求提供公开出版物', article: '第三十九条第二款', row: 'C5.3' },
  { code: 'excessive', label: '无正当理由大量反复申请', article: '第三十五条', row: 'C5.4' },
  { code: 'confirm-or-reissue', label: '要求行政机关确认或重新出具已获取信息', article: '年度报告格式', row: 'C5.5' },
  { code: 'not-corrected', label: '申请人无正当理由逾期不补正', article: '第三十条', row: 'C6.1' },
  { code: 'fee-unpaid', label: '申请人逾期未按收费通知要求缴纳费用', article: '第四十二条', row: 'C6.2' },
  { code: 'withdrawn', label: '申请人撤回', article: '年度报告格式', row: 'C6.3' },
  { code: 'other', label: '其他终止情形', article: '年度报告格式', row: 'C6.3' },
]
