namespace NeuralSeqGen.Models.Tests;

/// <summary>A bundle gives back what was put in, from the file of the weights; what is not in it, or does not fit, is named.</summary>
public class BundlesHoldWhatTheModelNeeds
{
    private const string Text = "\"text\"\u2028\u00e9";

    [Fact]
    public void PartsComeBackWithTheWeights()
    {
        using var folder = new TemporaryFolder();
        var vocabulary = Vocabulary.FromText(["a b\n\U0001F600\u2028"], startEnd: true);
        Scaler scaler = StandardScaler.Fit([1, 2, 4.1f]), other = MinMaxScaler.Fit([1, 2, 4.1f]);
        Noisy model = new(seed: 1), same = new(seed: 2);
        model.SaveBundle(folder["m.safetensors"], new Bundle { { "symbols", vocabulary }, { "scaler", scaler }, { "other", other }, { "note/\n", Text } }, new() { Metadata = new Dictionary<string, string> { ["mine"] = "1" }, IncludeOptimizer = true });
        var bundle = same.LoadBundle(folder["m.safetensors"], new() { IncludeOptimizer = true });
        Same.Bits(model.Parameters, same.Parameters, "weights");
        Assert.Equal(["note/\n", "other", "scaler", "symbols"], bundle.Names);
        Assert.Equal(vocabulary.ToText(), bundle.Get<Vocabulary>("symbols").ToText());
        Assert.Equal(scaler.ToString(), bundle.Get<StandardScaler>("scaler").ToString());
        Assert.Equal((scaler.ToString(), other.ToString()), (bundle.Get<Scaler>("scaler").ToString(), bundle.Get<Scaler>("other").ToString()));
        Assert.Equal(Text, bundle.GetText("note/\n"));
        Assert.Equal("1", bundle.Report!.Metadata["mine"]);
        Assert.Equal(model.Weights.Select(w => w.Name), bundle.Report.Loaded);
        Assert.Equal([.. bundle], Bundle.Read(folder["m.safetensors"]));
        Assert.Equal(["m.safetensors"], folder.Files);
    }

    [Fact]
    public void MissingAndWrongPartsAreNamed()
    {
        using var folder = new TemporaryFolder();
        new Noisy().SaveBundle(folder["m.safetensors"], new Bundle { { "scaler", StandardScaler.Fit([1, 2]) }, { "note", "a" } });
        var bundle = Bundle.Read(folder["m.safetensors"]);
        Assert.Null(bundle.Report);
        string missing = Assert.Throws<KeyNotFoundException>(() => bundle.Get<Vocabulary>("words")).Message;
        Assert.StartsWith("There is no part 'words' in the bundle '", missing, StringComparison.Ordinal);
        Assert.EndsWith("m.safetensors', which has 'note', 'scaler'.", missing, StringComparison.Ordinal);
        Assert.Contains("m.safetensors' is no MinMaxScaler: 'StandardScaler ", Assert.Throws<FormatException>(() => bundle.Get<MinMaxScaler>("scaler")).Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => bundle.Get<Scaler>("note"));
    }

    [Fact]
    public void FilesOfWeightsAreBundlesWithoutParts_AndTheOtherWayRound()
    {
        using var folder = new TemporaryFolder();
        var model = new Noisy(seed: 1);
        model.SaveWeights(folder["w.safetensors"]);
        Assert.Empty(new Noisy().LoadBundle(folder["w.safetensors"]));
        model.SaveBundle(folder["m.safetensors"], new Bundle { { "note", "a" } });
        Assert.Equal("a", new Noisy().LoadWeights(folder["m.safetensors"]).Metadata["bundle/note"]);
    }

    [Fact]
    public void AnotherArchitectureOrADamagedFile_ChangesNothing()
    {
        using var folder = new TemporaryFolder();
        new Noisy(seed: 1).SaveBundle(folder["m.safetensors"], new Bundle { { "note", "a" } });
        byte[] bytes = File.ReadAllBytes(folder["m.safetensors"]);
        File.WriteAllBytes(folder["cut.safetensors"], bytes[..^4]);
        Noisy model = new(seed: 2), before = new(seed: 2);
        Assert.Throws<WeightFileException>(() => model.LoadBundle(folder["cut.safetensors"]));
        Assert.Throws<WeightFileException>(() => Bundle.Read(folder["cut.safetensors"]));
        Assert.Throws<WeightFileException>(() => new Speech().LoadBundle(folder["m.safetensors"]));
        Same.Bits(before.Parameters, model.Parameters, "weights");
    }

    [Fact]
    public void WhatCannotBeWritten_IsRefused_AndNothingIsWritten()
    {
        using var folder = new TemporaryFolder();
        var model = new Noisy();
        Assert.Throws<ArgumentException>(() => new Bundle { { "a", "1" }, { "a", "2" } });
        Assert.Throws<ArgumentException>(() => new Bundle { { " ", "1" } });
        Assert.Throws<ArgumentException>(() => new Bundle { { "half", "a\uD83D" } });
        Assert.Throws<ArgumentException>(() => model.SaveBundle(folder["m.safetensors"], new Bundle { { "long", new string('x', 8_000_001) } }));
        Assert.Throws<ArgumentException>(() => model.SaveBundle(folder["m.safetensors"], new Bundle { { "a", "1" } }, new() { Metadata = new Dictionary<string, string> { ["bundle/a"] = "2" } }));
        Assert.Empty(folder.Files);
    }
}
