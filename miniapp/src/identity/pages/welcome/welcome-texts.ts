export const welcomeTexts = {
  name: '我的信用优惠',
  motto: '守信用的人，借书购书有优惠',
  promises: [
    { icon: 'shield', title: '只用来判断您能享受什么', note: '用到姓名、证件号和商鼎分' },
    { icon: 'eye-off', title: '柜台看不到分数和证件号', note: '收银员只看到姓氏和可享优惠' },
    { icon: 'undo', title: '随时可以撤回同意', note: '撤回后优惠码当即失效' },
  ],
  demo: '选一个人物进入，无需密码',
  venues: '先看看优惠网点',
  staff: '工作人员登录',
  username: '用户名',
  password: '密码',
  login: '登录',
} as const;
