export const heldTexts = {
  title: '待您同意',
  lead: '部门替您报送了这些事项。同意后才会计入，不同意就不用。',
  empty: '没有待您同意的事项',
  emptyText: '部门替您报送防汛救灾事项时，会先在这里征求您的同意。',
  agree: '同意计入',
  refuse: '不同意',
  agreeTitle: '同意计入这件事项？',
  agreeText: '同意后，由信用办复核；通过后在专项结束时报送商鼎分。',
  refuseTitle: '不同意计入？',
  refuseText: '这件事项不会计入，部门会看到您的选择。',
  agreed: '已同意，可以在“我的申报”里看进度',
  refused: '已按您的意思不计入',
} as const;
