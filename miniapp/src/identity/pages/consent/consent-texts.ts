export const consentTexts = {
  title: '隐私与同意',
  given: '您已同意',
  givenText: '我们只为判断可享优惠查询您的信用分。',
  missing: '您还没有同意',
  missingText: '同意后才能使用信用优惠码。',
  withdrawn: '已撤回同意',
  withdrawnText: '信用优惠码已全部失效，我们不再查询您的信用分。',
  unbound: '您还没有绑定身份，绑定时会请您阅读并同意。',
  agree: '我已阅读并同意以上告知',
  give: '同意并继续',
  withdraw: '撤回同意',
  confirmTitle: '确定撤回同意？',
  confirmText:
    '撤回后，您所有手机上的信用优惠码立即失效，我们不再查询您的信用分。已经享受的优惠不受影响，您可以随时重新同意。',
} as const;
