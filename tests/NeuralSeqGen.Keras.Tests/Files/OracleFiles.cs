using System.Text.Json;

namespace NeuralSeqGen.Keras.Tests.Files;

/// <summary>The saved models that tests read: those of the repository, <c>../shared/oracle</c> where it is there, and a folder named in <c>NSG_ORACLE_DIR</c>.</summary>
internal static class OracleFiles
{
    /// <summary>All lines of all lists, each file once.</summary>
    public static IReadOnlyList<OracleFile> All { get; } = [.. Folders().SelectMany(Lines).DistinctBy(file => file.Name)];

    /// <summary>One file.</summary>
    public static OracleFile Get(string name) => All.First(file => file.Name == name);

    private static IEnumerable<OracleFile> Lines(string folder)
    {
        foreach (string index in Directory.EnumerateFiles(folder, "index*.json").Order(StringComparer.Ordinal))
        {
            using var list = JsonDocument.Parse(File.ReadAllBytes(index));
            foreach (var line in list.RootElement.EnumerateArray())
            {
                string name = Text(line, "file")!;
                if (File.Exists(System.IO.Path.Combine(folder, name)))
                {
                    yield return new OracleFile(name, folder, Text(line, "format")!, Text(line, "must")!) { Sha256 = Text(line, "sha256"), Io = Text(line, "io") };
                }
            }
        }
    }

    private static string? Text(JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static IEnumerable<string> Folders()
    {
        string root = Root();
        string?[] folders = [System.IO.Path.Combine(root, "tests", "files", "oracle"), System.IO.Path.Combine(root, "..", "shared", "oracle"), Environment.GetEnvironmentVariable("NSG_ORACLE_DIR")];
        return folders.OfType<string>().Where(Directory.Exists);
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
