using NeuralSeqGen.Tests.Core;

namespace NeuralSeqGen.Tests;

/// <summary>Files that cannot be opened or written: one exception for every reason, which names the file and says what to do.</summary>
public class FileAccessTests
{
    [Fact]
    public void AMissingFile_IsNamed()
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<WeightFileException>(() => new LinearModel().LoadWeights(folder["none.safetensors"]));
        Assert.Equal("NSG0501", error.RuleId);
        Assert.Equal(folder["none.safetensors"], error.Path);
        Assert.StartsWith($"NSG0501: the weight file '{folder["none.safetensors"]}' cannot be read. There is no such file. Check the path, which is relative to '", error.Message);
        Assert.IsType<FileNotFoundException>(error.InnerException);
        Assert.Contains("There is no such file, nor its folder.", Assert.Throws<WeightFileException>(() => WeightFiles.ReadMetadata(folder[Path.Combine("none", "w")])).Message);
    }

    [Fact]
    public void AMissingFolder_IsNamed()
    {
        using var folder = new TemporaryFolder();
        string path = folder[Path.Combine("none", "w.safetensors")];
        var error = Assert.Throws<WeightFileException>(() => new LinearModel().SaveWeights(path));
        Assert.Equal($"NSG0501: the weight file '{path}' cannot be written. There is no folder '{folder["none"]}': create it first.", error.Message);
        Assert.IsType<DirectoryNotFoundException>(error.InnerException);
    }

    [Fact]
    public void AFolder_IsNoFile()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["weights"]);
        Assert.Contains("cannot be read. It is a folder: pass the path of a file in it.", Assert.Throws<WeightFileException>(() => new LinearModel().LoadWeights(folder["weights"])).Message);
        Assert.Contains("cannot be written. It is a folder: pass the path of a file in it.", Assert.Throws<WeightFileException>(() => new LinearModel().SaveWeights(folder["weights"])).Message);
        Assert.Equal(["weights"], Directory.GetFileSystemEntries(folder[""]).Select(Path.GetFileName));
    }
}
