#!/usr/bin/env node
import {main} from "../dist/tell/cli/main.js";

process.exitCode = await main(process.argv.slice(2));
