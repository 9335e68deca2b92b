import { expose } from 'comlink';
import { createProjectApi } from './projectApi';

expose(createProjectApi());
