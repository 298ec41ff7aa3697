using System.Reflection;

namespace NeuralSeqGen.Text.Tests;

/// <summary>Texts of the repository, and a folder that is gone after the test.</summary>
internal sealed class Files : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("nsg-test-");

    public static string Root { get; } = typeof(Files).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>English, code, tables and signs outside ASCII.</summary>
    public static string Readme { get; } = File.ReadAllText(Path.Combine(Root, "README.md"));

    public string this[string file] => Path.Combine(_directory.FullName, file);

    public void Dispose() => _directory.Delete(recursive: true);
}
