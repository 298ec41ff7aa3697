using NeuralSeqGen.Models.Tests;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

// A test that needs a second process starts this program again with an errand.
return Errand.TryRun(args) ? 0
    : args.Any(arg => arg is "-automated" or "@@") ? await ConsoleRunner.Run(args)
    : await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
