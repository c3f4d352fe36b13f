/// <reference types="@tarojs/taro" />

declare module '*.scss';

/** Where the API stands for the mini-program; `TARO_APP_API_ORIGIN` at build time. */
declare const API_ORIGIN: string;

declare namespace NodeJS {
  interface ProcessEnv {
    TARO_ENV: 'weapp' | 'h5';
  }
}

declare module '*.css';
