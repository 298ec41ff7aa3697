using NeuralSeqGen.Keras.Files;

namespace NeuralSeqGen.Keras.Tests.Files;

public sealed class RefusedFilesTests
{
    [Theory]
    [InlineData("truncated.h5", "cut short", "announces 18528 bytes")]
    [InlineData("truncated.keras", "not a complete zip archive (no end of central directory)")]
    [InlineData("bad_crc.keras", "model.weights.h5", "fails its checksum")]
    [InlineData("missing_weights.keras", "model.weights.h5 is missing from the archive")]
    [InlineData("config_not_json.keras", "config.json is not valid JSON")]
    [InlineData("pickle.h5", "a Python pickle, not an HDF5 file")]
    [InlineData("git_lfs_pointer.h5", "a Git LFS pointer, not the file itself", "git lfs pull")]
    [InlineData("plain_data.h5", "an HDF5 file, but no Keras model (no model_config, no layer_names")]
    [InlineData("header_too_long.safetensors", "1099511627776")]
    [InlineData("overlap.safetensors", "'b'", "inside the tensor")]
    public void DamagedAndForeignFilesAreNotOpened(string name, params string[] said)
    {
        var file = OracleFiles.Get($"refuse/{name}");
        var refusal = Assert.Throws<ModelFileException>(() => ModelFile.Open(file.Path));
        Assert.Equal(file.Path, refusal.Path);
        Assert.All(said.Append(file.Path), part => Assert.Contains(part, refusal.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("bf16.safetensors", "BF16")]
    [InlineData("float16.h5", "float16")]
    [InlineData("huge_dataset.keras", "(1048576, 1048576)", "1000 times the file")]
    public void WhatIsNotReadIsRefusedWhenItsValuesAreAskedFor(string name, params string[] said)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        var model = ModelFile.Open(OracleFiles.Get($"refuse/{name}").Path);
        var refusal = Assert.Throws<ModelFileException>(() => OracleFilesTests.Arrays(model.Weights).Select(array => array.Read().Length).Sum());
        Assert.All(said, part => Assert.Contains(part, refusal.Message, StringComparison.Ordinal));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 16 << 20);
    }

    [Theory]
    [InlineData("weights_only.h5", (int)SavedFormat.KerasWeights)]
    [InlineData("pytorch_checkpoint.keras", (int)SavedFormat.TorchArchive)]
    public void TheBytesSayWhatAFileIsAndNotItsName(string name, int format)
    {
        var model = ModelFile.Open(OracleFiles.Get($"refuse/{name}").Path);
        Assert.Equal((SavedFormat)format, model.Format);
        Assert.Null(model.ConfigJson);
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("<!DOCTYPE html><html></html>", "web page")]
    [InlineData("\n <html>", "web page")]
    [InlineData("weights of my model", "none of the formats")]
    [InlineData("{\"a\": 1}", "neither a Keras model")]
    [InlineData("{\"class_name\": \"Sequential\", ", "not valid JSON")]
    [InlineData("[1, 2]", "none of the formats")]
    public void TextThatIsNoModelIsNamed(string text, string said)
    {
        var refusal = Assert.Throws<ModelFileException>(() => ModelFile.Open(System.Text.Encoding.UTF8.GetBytes(text), "m.keras"));
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("'m.keras'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void JsonIsNotReadDeeperThanAnyModelGoes()
    {
        string deep = $$"""{"class_name": "Sequential", "config": {{new string('[', 1000)}}{{new string(']', 1000)}}}""";
        var refusal = Assert.Throws<ModelFileException>(() => ModelFile.Open(System.Text.Encoding.UTF8.GetBytes(deep), "m.json"));
        Assert.Contains("128", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatIsNotThereIsNamed()
    {
        var refusal = Assert.Throws<ModelFileException>(() => ModelFile.Open("nowhere.keras"));
        Assert.Contains("'nowhere.keras' cannot be read: there is no such file", refusal.Message, StringComparison.Ordinal);
    }
}
