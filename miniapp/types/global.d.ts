/// <reference types="@tarojs/taro" />

declare module '*.scss';

declare namespace NodeJS {
  interface ProcessEnv {
    TARO_ENV: 'weapp' | 'h5';
    /** Where the API stands for the mini-program, which has no origin of its own. */
    TARO_APP_API_ORIGIN?: string;
  }
}
