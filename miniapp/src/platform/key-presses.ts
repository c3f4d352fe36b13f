/** A key by its place on the keyboard, as `KeyboardEvent.code` names it. */
export interface KeyPress {
  code: string;
  shift: boolean;
  /** What has the focus: a field that is being written in, a control that Enter presses, or neither. */
  focus: 'field' | 'control' | 'page';
  /** Keeps the key from doing anything else, such as pressing a focused button. */
  consume: () => void;
}

/** WeChat shows pages no keys: a handheld scanner there is a browser's matter. */
export function listenToKeys(_onPress: (press: KeyPress) => void): () => void {
  return () => undefined;
}
