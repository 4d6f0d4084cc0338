import HtmlWebpackPlugin from 'html-webpack-plugin';

const page = (name, chunk) =>
  new HtmlWebpackPlugin({ template: 'src/index.html', filename: `${name}.html`, chunks: [chunk] });

export default {
  entry: { index: './src/index.js', late: './src/late.js', isolated: './src/isolated.js' },
  output: { filename: '[name].[contenthash].js', clean: true },
  plugins: [page('index', 'index'), page('late', 'late'), page('isolated', 'isolated')],
};
