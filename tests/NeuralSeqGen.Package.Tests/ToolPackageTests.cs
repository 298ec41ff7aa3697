using System.Text.RegularExpressions;

namespace NeuralSeqGen.Package.Tests;

/// <summary>The tool and the packages around the library, outside the repository: installed from the feed, a model of Keras imported, the class built and run, saved again and imported again.</summary>
[Collection(PackageCollection.Name)]
public sealed class ToolPackageTests(PackageFixture package)
{
    private const string Program = """
        using NeuralSeqGen;
        using NeuralSeqGen.Keras;
        using NeuralSeqGen.Onnx;

        var model = new Shop.Forecast();
        model.LoadWeights("Forecast.safetensors");
        var random = new Random(1);
        float[,,] x = new float[2, Shop.Forecast.InputShape[0], Shop.Forecast.InputShape[1]];
        for (int i = 0; i < x.Length; i++)
        {
            x[i / (x.GetLength(1) * x.GetLength(2)), i / x.GetLength(2) % x.GetLength(1), i % x.GetLength(2)] = (float)((random.NextDouble() * 2) - 1);
        }

        float[] y = [.. model.Predict(x).Cast<float>()];
        Console.WriteLine(FormattableString.Invariant($"from {y.Min():G4} to {y.Max():G4}"));
        model.SaveKeras("again.keras");
        OnnxFile.Save(model, "again.onnx");
        """;

    [Fact]
    public void AModelOfKeras_GoesInAndOut()
    {
        string[] packages = ["src/NeuralSeqGen.Keras", "src/NeuralSeqGen.Onnx", "tools/nsg"];
        Assert.All(packages, project => package.Pack(Repository.PathOf(project.Split('/'))));
        package.AddFromCache("purehdf");
        using var project = new ConsumerProject(package, packages: ["NeuralSeqGen", "NeuralSeqGen.Keras", "NeuralSeqGen.Onnx"]);
        project.Command("tool", "install", "NeuralSeqGen.Tool", "--tool-path", "tools", "--add-source", package.Feed).Succeeded();

        string imported = project.Tool("nsg", "import", Repository.PathOf("tests", "files", "oracle", "seed_model1_time_distributed.keras"), "--namespace", "Shop", "--name", "Forecast", "--check").Succeeded().Output;
        project.Write("Program.cs", Program);
        Assert.Empty(project.Build().Succeeded().Warnings);
        string output = project.Run().Succeeded().Output;
        Assert.Equal(Range(imported), Range(output));

        string again = project.Tool("nsg", "import", "again.keras", "--name", "Again", "--check").Succeeded().Output;
        Assert.Equal(Range(imported), Range(again));
        Assert.True(project.Length("again.onnx") > 4 * 1_720);
    }

    /// <summary>The least and the largest number of what the model gives for the inputs of the check.</summary>
    private static string Range(string output) => Regex.Match(output, "from [^ ]+ to [^ \r\n]+") is { Success: true } match ? match.Value : throw new InvalidOperationException(output);
}
