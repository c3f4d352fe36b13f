import { DOCUMENT_TYPES, documentTypeText } from '@benefit/shared/identity/document-rules';

export const bindTexts = {
  title: '绑定身份',
  lead: '绑定后才能领取信用优惠码',
  why: '请按证件填写。信息加密保存，柜台看不到。',
  name: '姓名',
  documentType: '证件类型',
  documentNumber: '证件号码',
  gender: '性别',
  birthDate: '出生日期',
  birthDateHint: '如 1990-01-31',
  city: '信用分所在城市',
  cityHint: '选择给您评定信用分的城市，绑定后不能自行更改',
  agree: '我已阅读并同意以上告知，同意查询本人信用分，用于判断可享优惠',
  submit: '核验并绑定',
  demo: '用演示人物填写',
  bound: '您的账号已完成身份绑定',
  home: '回到首页',
  genders: [
    { value: 'male', text: '男' },
    { value: 'female', text: '女' },
  ],
  documentTypes: DOCUMENT_TYPES.map((value) => ({ value, text: documentTypeText[value] })),
} as const;
