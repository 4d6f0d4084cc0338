import type { NextConfig } from 'next';

// `BUILD_DIR` lets the tests build with Turbopack and with webpack, side by side.
const config: NextConfig = { distDir: process.env.BUILD_DIR ?? '.next' };

export default config;
