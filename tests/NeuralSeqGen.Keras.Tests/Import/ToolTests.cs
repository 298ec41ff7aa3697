using System.IO.Compression;
using System.Text;
using NeuralSeqGen.Keras.Tests.Files;
using NeuralSeqGen.Tool.Commands;

namespace NeuralSeqGen.Keras.Tests.Import;

/// <summary><c>nsg import</c> as it is run.</summary>
public sealed class ToolTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nsg").FullName;

    [Fact]
    public void Import_WritesTheClassAndItsWeights()
    {
        Assert.Equal(0, Run(Request() with { IsChecked = true }));
        Assert.Equal(["Model1.cs", "Model1.safetensors"], Files());
        string source = File.ReadAllText(Path.Combine(_folder, "Model1.cs"));
        Assert.Contains("[Gru(16, ResetAfter = true, ReturnSequences = true)]\n[TimeDistributed, Dense(8)]\n", source, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_ComparesTheOutputsOfTheFile()
    {
        var file = ImportCase.All.Single(c => c.Name == "seed_model1_time_distributed.keras");
        float[] x = file.Io["input/x"].Values, y = [.. file.Io["output/0"].Values];
        Assert.Equal(0, Run(Request() with { IsChecked = true, Inputs = Npz(x, y) }));
        y[5] += 0.01f;
        Array.ForEach(Directory.GetFiles(_folder, "Model1*"), File.Delete);
        Assert.Equal(2, Run(Request() with { IsChecked = true, Inputs = Npz(x, y) }));
        Assert.Equal(["check.npz"], Files());
    }

    [Fact]
    public void AFileThatCannotBeWritten_LeavesTheOtherOut()
    {
        Assert.Equal(2, Run(Request() with { Weights = Path.Combine(_folder, "nowhere", "w.safetensors") }));
        Assert.Empty(Files());
    }

    private static int Run(ImportRequest request) => ImportCommand.Run(request, TextWriter.Null, TextWriter.Null);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ImportRequest Request() => new(OracleFiles.Get("seed_model1_time_distributed.keras").Path) { Output = Path.Combine(_folder, "Model1.cs"), Name = "Model1" };

    private string[] Files() => [.. Directory.GetFileSystemEntries(_folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    private string Npz(float[] x, float[] y)
    {
        string path = Path.Combine(_folder, "check.npz");
        File.Delete(path);
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        Write(archive, "x", "(3, 64, 15)", x);
        Write(archive, "output", "(3, 64, 8)", y);
        return path;
    }

    private static void Write(ZipArchive archive, string name, string shape, float[] values)
    {
        using var stream = archive.CreateEntry(name + ".npy").Open();
        string header = $"{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}, }}".PadRight(117) + "\n";
        stream.Write([0x93, .. "NUMPY"u8, 1, 0, .. BitConverter.GetBytes((ushort)header.Length), .. Encoding.Latin1.GetBytes(header)]);
        stream.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan()));
    }
}
