import '@tarojs/taro';

/** WeChat's encrypted storage (base library 2.21.3), which Taro passes on but does not describe. */
declare module '@tarojs/taro' {
  namespace getStorage {
    // eslint-disable-next-line @typescript-eslint/no-unused-vars -- merges with Taro's own, which has it
    interface Option<T> {
      encrypt?: boolean;
    }
  }
  namespace setStorage {
    interface Option {
      encrypt?: boolean;
    }
  }
}
