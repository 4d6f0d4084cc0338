import { defineLate } from '../campaign.js';
import { start } from './app.js';

start(defineLate);
