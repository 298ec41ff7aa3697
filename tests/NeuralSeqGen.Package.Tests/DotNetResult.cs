using System.Text.RegularExpressions;

namespace NeuralSeqGen.Package.Tests;

/// <summary>The exit code and the whole output of a command.</summary>
internal sealed record DotNetResult(int ExitCode, string Output)
{
    /// <summary>Every distinct error line of a build, without the summary's repetition.</summary>
    internal IReadOnlyList<string> Errors => Lines("error");

    /// <summary>Every distinct warning line of a build.</summary>
    internal IReadOnlyList<string> Warnings => Lines("warning");

    /// <summary>The id of each distinct error; an #error (CS1029) counts by the id that its sentence begins with.</summary>
    internal IEnumerable<string> ErrorIds => Errors.Select(line => Regex.Match(line, @"error (?:CS1029: #error: '?)?(\w+):").Groups[1].Value);

    internal DotNetResult Succeeded()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}\n{Output}");
        return this;
    }

    internal DotNetResult Failed()
    {
        Assert.True(ExitCode != 0, $"success was not expected\n{Output}");
        return this;
    }

    private string[] Lines(string severity) =>
        [.. Output.Split('\n').Select(line => line.Trim()).Where(line => Regex.IsMatch(line, $@"\b{severity} \w+\d+:")).Distinct()];
}
