using System.Diagnostics;

namespace NeuralSeqGen.Package.Tests;

/// <summary>Runs the <c>dotnet</c> command as a user would, untouched by the build that runs the tests.</summary>
internal static class DotNet
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    internal static DotNetResult Run(string folder, params string[] arguments) => RunFile("dotnet", folder, arguments);

    /// <summary>The same for another program.</summary>
    internal static DotNetResult RunFile(string file, string folder, params string[] arguments)
    {
        using var process = new Process { StartInfo = Start(file, folder, arguments) };
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{file} {string.Join(' ', arguments)} took more than {Limit.TotalMinutes} minutes in {folder}.");
        }
        return new DotNetResult(process.ExitCode, output.GetAwaiter().GetResult() + error.GetAwaiter().GetResult());
    }

    private static ProcessStartInfo Start(string file, string folder, string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string name in start.Environment.Keys.Where(IsOfTheOuterBuild).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        // Build servers would keep the analyzers of an earlier package loaded.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        return start;
    }

    private static bool IsOfTheOuterBuild(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("TESTINGPLATFORM", StringComparison.OrdinalIgnoreCase)
        || name is "ArtifactsPath" or "Configuration" or "Platform" or "VSTEST_HOST_DEBUG" or "NUGET_PACKAGES";
}
