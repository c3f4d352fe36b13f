import Taro from '@tarojs/taro';

/** Shows a file at an address that is good for minutes: a picture, a video or a document. */
export async function openFile(address: string, kind: 'photo' | 'video' | 'pdf'): Promise<boolean> {
  try {
    if (kind === 'photo') await Taro.previewImage({ urls: [address] });
    else if (kind === 'video') {
      // By callbacks: Taro hands this call on as it is, and old clients answer no promise.
      await new Promise((success, fail) => {
        void Taro.previewMedia({ sources: [{ url: address, type: 'video' }], success, fail });
      });
    } else {
      const { tempFilePath } = await Taro.downloadFile({ url: address });
      await Taro.openDocument({ filePath: tempFilePath, fileType: 'pdf' });
    }
    return true;
  } catch {
    // WeChat rejects with its own words; the page says that it did not open
    return false;
  }
}
