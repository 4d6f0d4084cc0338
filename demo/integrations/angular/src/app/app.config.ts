import type { ApplicationConfig } from '@angular/core';
import { provideClientHydration } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';
import { AboutComponent } from './about.component';
import { CampaignComponent } from './campaign.component';

export const appConfig: ApplicationConfig = {
  providers: [
    provideClientHydration(),
    provideRouter([
      { path: '', component: CampaignComponent },
      { path: 'about', component: AboutComponent },
    ]),
  ],
};
