import path from 'node:path';
import { defineConfig } from '@tarojs/cli';

const root = path.resolve(__dirname, '..');
/** Source of the rules and contracts: compiled with the app, nothing to build first. */
const shared = path.resolve(root, '../shared/src');
const own = (name: string) => path.resolve(root, 'node_modules', name);

/** What the reader of PDFs asks for by address: its worker, and tables for texts without embedded fonts. */
const pdfParts = (isH5: boolean) =>
  isH5
    ? ['legacy/build/pdf.worker.min.mjs', 'cmaps', 'standard_fonts'].map((part) => ({
        from: own(`pdfjs-dist/${part}`),
        to: `dist/h5/pdf/${path.basename(part)}`,
      }))
    : [];

/** The pin on WeChat's map, which takes it by its path in the package alone. */
const pin = (isH5: boolean) =>
  isH5 ? [] : [{ from: 'src/venue/map-pin.png', to: 'dist/weapp/venue/map-pin.png' }];

export default defineConfig({
  projectName: 'my-credit-benefits',
  date: '2026-11-22',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  // Taro would have every key quoted; a quoted private name, as the reader of PDFs has them, is no script.
  ...(process.env.TARO_ENV === 'h5' && {
    terser: { enable: true, config: { output: { keep_quoted_props: false, quote_keys: false } } },
  }),
  copy: {
    patterns: [...pdfParts(process.env.TARO_ENV === 'h5'), ...pin(process.env.TARO_ENV === 'h5')],
    options: {},
  },
  // One copy each, or H5 gets two runtimes and stays blank.
  alias: {
    '@tarojs/plugin-framework-react': own('@tarojs/plugin-framework-react'),
    '@tarojs/runtime': own('@tarojs/runtime'),
    '@tarojs/shared': own('@tarojs/shared'),
  },
  // WeChat has no `process`: what a build sets is written into the code.
  defineConstants: {
    API_ORIGIN: JSON.stringify(process.env.TARO_APP_API_ORIGIN ?? 'http://127.0.0.1:3000'),
  },
  mini: {
    compile: { include: [shared] },
    optimizeMainPackage: { enable: true },
    // Every component's rules stand under its own class, so that their order means nothing.
    miniCssExtractPluginOption: { ignoreOrder: true },
    // Pixels are device-independent pixels on both targets, as in the token file.
    postcss: { pxtransform: { enable: false }, cssModules: { enable: false } },
  },
  h5: {
    compile: { include: [shared] },
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'browser' },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: {
      autoprefixer: { enable: true, config: {} },
      pxtransform: { enable: false, config: { baseFontSize: 20, minRootSize: 20, maxRootSize: 20 } },
      cssModules: { enable: false },
    },
    devServer: { port: 10086, proxy: [{ context: ['/api'], target: 'http://127.0.0.1:3000' }] },
  },
});
