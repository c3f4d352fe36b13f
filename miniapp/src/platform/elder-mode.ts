import { create } from 'zustand';
import { readValue, removeValue, writeValue } from './storage';

const KEY = 'elder-mode';

interface ElderMode {
  elder: boolean;
  setElder: (elder: boolean) => void;
}

/** 长辈版: larger type and targets, fewer things a screen; kept across starts. */
export const useElderMode = create<ElderMode>((set) => ({
  elder: readValue(KEY) === 'on',
  setElder: (elder) => {
    if (elder) writeValue(KEY, 'on');
    else removeValue(KEY);
    set({ elder });
  },
}));
