using System.Diagnostics;
using Speed;

namespace Peers;

/// <summary>model1 as a native executable, for each instruction set: size, start to end of a process that predicts once, training. Publishes benchmarks/Native.</summary>
internal static class Native
{
    private const int Starts = 60;

    public static void Run(double seconds)
    {
        string project = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../Native"));
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            foreach (string set in new[] { "", "x86-64-v3", "x86-64-v4" })
            {
                Measure(project, folder, set, seconds);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(string project, string folder, string set, double seconds)
    {
        string name = $"Native AOT, {(set.Length == 0 ? "default" : set)}", output = Path.Combine(folder, "n" + set);
        string[] instructions = set.Length == 0 ? [] : [$"-p:IlcInstructionSet={set}"];
        string log = Run("dotnet", ["publish", project, "-c", "Release", "--use-current-runtime", "-v", "q", "-nologo", "-o", output, .. instructions], out int code);
        if (code != 0)
        {
            Console.WriteLine($"{{\"model\": \"{name}\", \"not_published\": \"{log.Split('\n')[0].Replace('"', '\'')}\"}}");
            return;
        }

        string program = Path.Combine(output, OperatingSystem.IsWindows() ? "Native.exe" : "Native");
        Figure.Print(name, "size", new FileInfo(program).Length / 1e6, "MB");
        var times = Enumerable.Range(0, Starts).Select(_ => Start(program)).Order().ToList();
        Figure.Print(name, "start, one prediction, end", times[Starts / 2] * 1e3, "ms");
        Console.Write(Run(program, [seconds.ToString(System.Globalization.CultureInfo.InvariantCulture)], out _).Replace("model1", "model1, " + name, StringComparison.Ordinal));
    }

    private static double Start(string program)
    {
        long start = Stopwatch.GetTimestamp();
        Run(program, [], out _);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static string Run(string program, string[] arguments, out int code)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        code = process.ExitCode;
        return text;
    }
}
