import { defineLate } from '../campaign.js';
import { start } from './start.js';

start(defineLate);
