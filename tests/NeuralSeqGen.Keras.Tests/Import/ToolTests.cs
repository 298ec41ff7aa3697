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

    /// <summary>The class names the file that is beside it; the check, which has no project, reads it as it is.</summary>
    [Fact]
    public void Embed_NamesTheFileOnTheClass()
    {
        Assert.Equal(0, Run(Request() with { IsChecked = true, IsEmbedded = true }));
        Assert.Equal(["Model1.cs", "Model1.safetensors"], Files());
        Assert.Contains("\n[SequenceModel]\n[WeightFile(\"Model1.safetensors\")]\n[Input(64, 15)]\n", File.ReadAllText(Path.Combine(_folder, "Model1.cs")), StringComparison.Ordinal);
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
    public void Check_RefusesOutputsOfOtherShapesAndSuchAsAreNoNumbers()
    {
        var file = ImportCase.All.Single(c => c.Name == "seed_model1_time_distributed.keras");
        float[] x = file.Io["input/x"].Values, y = [.. file.Io["output/0"].Values];
        var request = Request() with { IsChecked = true };
        Refuses(request with { Inputs = Npz(x, y, "(3, 8, 64)") }, "is (3, 64, 8), the file's is (3, 8, 64)");
        Refuses(request with { Inputs = Npz(x, y, "(192, 8)") }, "is (3, 64, 8), the file's is (192, 8)");
        Refuses(request with { Inputs = Npz(x, y, inputs: "(3, 15, 64)") }, "is (3, 15, 64), but (n, 64, 15) is expected");
        Refuses(request with { Inputs = Npz([], y, inputs: "(0, 64, 15)") }, "is (0, 64, 15), but (n, 64, 15) is expected");
        y[5] = float.NaN;
        Refuses(request with { Inputs = Npz(x, y) }, "holds NaN or infinity, with which nothing can be compared");
    }

    [Fact]
    public void AFileThatCannotBeWritten_LeavesTheOtherOut()
    {
        Assert.Equal(2, Run(Request() with { Weights = Path.Combine(_folder, "nowhere", "w.safetensors") }));
        Assert.Empty(Files());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("old")]
    public void AFileThatCannotBeMoved_LeavesTheOtherAsItWas(string? before)
    {
        string output = Path.Combine(_folder, "Model1.cs"), weights = Path.Combine(_folder, "folder");
        Directory.CreateDirectory(weights);
        if (before is not null)
        {
            File.WriteAllText(output, before);
        }

        Assert.Equal(2, Run(Request() with { Weights = weights }));
        Assert.Equal(before is null ? ["folder"] : ["Model1.cs", "folder"], Files());
        Assert.Equal(before, before is null ? null : File.ReadAllText(output));
    }

    [Fact]
    public void FilesAreWrittenOverOlderOnes()
    {
        File.WriteAllText(Path.Combine(_folder, "Model1.cs"), "old");
        File.WriteAllText(Path.Combine(_folder, "Model1.safetensors"), "old");
        Assert.Equal(0, Run(Request()));
        Assert.DoesNotContain("old", Files().Select(file => File.ReadAllText(Path.Combine(_folder, file))));
        Assert.Equal(["Model1.cs", "Model1.safetensors"], Files());
    }

    [Fact]
    public void WhatIsReadIsNotWrittenOver()
    {
        string model = Path.Combine(_folder, "m.keras"), link = Path.Combine(_folder, "link.keras");
        File.Copy(Request().File, model);
        File.CreateSymbolicLink(link, model);
        byte[] before = File.ReadAllBytes(model);
        var request = Request() with { File = model };
        Refuses(request with { Output = model }, "would be written over the model's file");
        Refuses(request with { Weights = Path.Combine(_folder, "..", Path.GetFileName(_folder), "m.keras") }, "would be written over the model's file");
        Directory.CreateSymbolicLink(Path.Combine(_folder, "here"), _folder);
        Refuses(request with { Output = Path.Combine(_folder, "here", "m.keras") }, "would be written over the model's file");
        Refuses(request with { Output = link }, "would be written over the model's file");
        Refuses(Request() with { Load = model, Output = model }, "would be written over the file of --load");
        Refuses(request with { Weights = request.Output }, "--output and --weights are the same file");
        Refuses(request with { Output = Path.Combine(_folder, "Model1.safetensors") }, "--output and --weights are the same file");
        Assert.Equal(before, File.ReadAllBytes(model));
        Directory.Delete(Path.Combine(_folder, "here"));
        Assert.Equal(["link.keras", "m.keras"], Files());
    }

    [Fact]
    public void EmptyPathsAreRefused()
    {
        Refuses(Request() with { File = "" }, "the model's file is empty");
        Refuses(Request() with { Output = " " }, "--output is empty");
        Refuses(Request() with { Weights = "" }, "--weights is empty");
        Refuses(Request() with { Load = "" }, "the file of --load is empty");
        Refuses(Request() with { IsChecked = true, Inputs = "" }, "the file of --check is empty");
    }

    private static void Refuses(ImportRequest request, string said)
    {
        var errors = new StringWriter();
        Assert.Equal(2, ImportCommand.Run(request, TextWriter.Null, errors));
        Assert.Contains(said, errors.ToString(), StringComparison.Ordinal);
    }

    private static int Run(ImportRequest request) => ImportCommand.Run(request, TextWriter.Null, TextWriter.Null);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ImportRequest Request() => new(OracleFiles.Get("seed_model1_time_distributed.keras").Path) { Output = Path.Combine(_folder, "Model1.cs"), Name = "Model1" };

    private string[] Files() => [.. Directory.GetFileSystemEntries(_folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    private string Npz(float[] x, float[] y, string outputs = "(3, 64, 8)", string inputs = "(3, 64, 15)")
    {
        string path = Path.Combine(_folder, "check.npz");
        File.Delete(path);
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        Write(archive, "x", inputs, x);
        Write(archive, "output", outputs, y);
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
