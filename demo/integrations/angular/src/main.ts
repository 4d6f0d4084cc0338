import '@sir-giving/donate';
import { bootstrapApplication } from '@angular/platform-browser';
import { AppComponent } from './app/app.component';
import { appConfig } from './app/app.config';

await bootstrapApplication(AppComponent, appConfig);
