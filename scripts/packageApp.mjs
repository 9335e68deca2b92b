// `npm run package`: builds the app and makes its installers for this system, into dist-app.
//   npm run package -- [arguments for electron-builder, such as --linux deb or --dir]
// Needs Electron's binary and the builder's tools, which it downloads where they are missing. Publishes nothing.
import { runNode, toolScript } from './runTool.mjs';
import { writeNotices } from './packageNotices.mjs';

const build = await runNode('scripts/build.mjs');
if (build.code !== 0) process.exit(build.code);

const { faults } = writeNotices();
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exit(1);

const packing = await runNode(toolScript('electron-builder'), ['--publish', 'never', ...process.argv.slice(2)]);
if (packing.code !== 0) {
  console.error(
    "No package was made. Electron's binary and the builder's tools are downloaded from github.com once; without that " +
      'host, npm run package:check still packs and checks the app without installers.',
  );
}
process.exitCode = packing.code;
