/**
 * The privacy notice that consent is given to (个人信息保护法 第十七条). A change of meaning is a new
 * version: consents to an older one no longer count, and the page asks again.
 */
export const CONSENT_NOTICE = {
  version: '2026-11',
  title: '个人信息使用告知',
  paragraphs: [
    '我们用您的姓名、证件号码核验身份，并向信用分来源查询您现在的信用分，只为判断您能享受哪一档信用优惠。',
    '收银员只会看到打过码的姓氏（如“张**”）和您可以享受的优惠，看不到分数、级别、姓名和证件号码。',
    '姓名和证件号码加密保存。谁在什么时候、因为什么看过您的信息，您可以在“我的”里查到。',
    '您可以随时撤回同意：撤回后信用优惠码立即失效，已经享受的优惠不受影响。',
  ],
} as const;
