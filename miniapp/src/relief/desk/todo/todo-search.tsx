import { useState } from 'react';
import type { Ref } from 'react';
import { DeskSearch } from '../../../ui/desk/desk-field';

interface Props {
  inputRef: Ref<HTMLInputElement>;
  onSearch: (text: string) => void;
}

/** Keeps what is typed to itself until Enter. */
export function TodoSearch({ inputRef, onSearch }: Props) {
  const [text, setText] = useState('');
  return (
    <div className="todo-search">
      <DeskSearch
        inputRef={inputRef}
        label="搜索申报"
        placeholder="搜索编号、姓名或证件号"
        keyHint="/"
        value={text}
        onChange={setText}
        onEnter={() => {
          if (text.trim() !== '') onSearch(text.trim());
        }}
      />
    </div>
  );
}
