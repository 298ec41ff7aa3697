using System.Text.Json;

namespace NeuralSeqGen.Keras.Tests.Files;

/// <summary>The saved models that tests read: those of the repository, <c>../shared/oracle</c> where it is there, and a folder named in <c>NSG_ORACLE_DIR</c>.</summary>
internal static class OracleFiles
{
    /// <summary>All lines of all lists, each file once.</summary>
    public static IReadOnlyList<OracleFile> All { get; } = [.. Folders().SelectMany(Lines).DistinctBy(file => file.Name)];

    /// <summary>One file of the repository.</summary>
    public static string Path(string name) => All.First(file => file.Name == name).Path;

    private static IEnumerable<OracleFile> Lines(string folder)
    {
        using var list = JsonDocument.Parse(File.ReadAllBytes(System.IO.Path.Combine(folder, "index.json")));
        foreach (var line in list.RootElement.EnumerateArray())
        {
            string name = line.GetProperty("file").GetString()!, path = System.IO.Path.Combine(folder, name);
            if (File.Exists(path))
            {
                yield return new OracleFile(name, path, line.GetProperty("format").GetString()!, line.GetProperty("must").GetString()!, line.TryGetProperty("sha256", out var hash) ? hash.GetString() : null);
            }
        }
    }

    private static IEnumerable<string> Folders()
    {
        string root = Root();
        string?[] folders = [System.IO.Path.Combine(root, "tests", "files", "oracle"), System.IO.Path.Combine(root, "..", "shared", "oracle"), Environment.GetEnvironmentVariable("NSG_ORACLE_DIR")];
        return folders.OfType<string>().Where(folder => File.Exists(System.IO.Path.Combine(folder, "index.json")));
    }

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, "NeuralSeqGen.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests do not lie in the repository.");
    }
}
