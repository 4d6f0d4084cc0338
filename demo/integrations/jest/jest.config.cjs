module.exports = {
  projects: [
    {
      displayName: 'stand-in',
      testEnvironment: 'jsdom',
      testMatch: ['**/src/Give.test.jsx'],
      // The package's own stand-in: an element that draws and requests nothing.
      moduleNameMapper: { '^@sir-giving/donate(?!/testing)(.*)$': '@sir-giving/donate/testing$1' },
    },
    {
      displayName: 'package',
      testEnvironment: 'jsdom',
      testMatch: ['**/src/package.test.jsx'],
      // The package itself. It is made of ES modules, which Jest must be told to transform.
      transformIgnorePatterns: ['/node_modules/(?!@sir-giving/donate/)'],
    },
  ],
};
