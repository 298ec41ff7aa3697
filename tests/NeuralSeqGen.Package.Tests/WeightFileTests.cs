namespace NeuralSeqGen.Package.Tests;

/// <summary>A project lists a weight file and a model names it: the build embeds it and compares it with the layers, and a new model has its weights.</summary>
[Collection(PackageCollection.Name)]
public sealed class WeightFileTests(PackageFixture package)
{
    // a name that looks as if it belonged to French
    private const string File = "Data/tiny.fr.safetensors", Header = "weights/" + File + ".json";

    private const string Models = """

        /// <summary>Weights of initializers.</summary>
        [SequenceModel, Input(3), Dense(2, Name = "d"), MeanSquaredError, Sgd]
        public sealed partial class Tiny;
        """;

    private const string Trained = """

        /// <summary>Weights of the file.</summary>
        [SequenceModel, WeightFile("tiny.fr.safetensors"), Input(3), Dense(2, Name = "d"), MeanSquaredError, Sgd]
        public sealed partial class Trained;
        """;

    [Fact]
    public void ListedFile_IsEmbeddedComparedAndLoaded()
    {
        using var project = new ConsumerProject(package);
        project.Write("Directory.Build.props", $"<Project><ItemGroup><WeightFile Include=\"{File}\" /></ItemGroup></Project>");
        Save(project, seed: 3);
        Build(project, Trained);
        AssertHasWeightsOf(project, seed: 3);

        // an editor asks for the text before anything is built
        project.Delete("obj");
        project.Restore().Succeeded();
        project.Target("Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true").Succeeded();
        Assert.Contains("\"sha256\":\"", project.Read("obj/Debug/net10.0/" + Header), StringComparison.Ordinal);

        // as it is, only younger; then with other weights, whose program is the one that was built
        project.Touch(File);
        Build(project, Trained);
        AssertHasWeightsOf(project, seed: 3);
        project.Run("4");
        Build(project, Trained);
        AssertHasWeightsOf(project, seed: 4);

        project.Write("Program.cs", Program + Models + Trained.Replace("Dense(2", "Dense(5", StringComparison.Ordinal));
        var misfit = project.Build().Failed();
        Assert.Equal(["NSG0501"], misfit.ErrorIds);
        Assert.Contains("'d/kernel' of [Dense(5)] #1 is (3, 5), but 'tiny.fr.safetensors' has (3, 2)", misfit.Output, StringComparison.Ordinal);

        project.Write("Program.cs", Program + Models + Trained);
        project.Delete(File);
        var missing = project.Build().Failed();
        Assert.Equal(["NSG0504"], missing.ErrorIds);
        Assert.Contains("there is no such file", missing.Output, StringComparison.Ordinal);
    }

    private const string Program = """
        using NeuralSeqGen;

        if (args is [var seed])
        {
            Directory.CreateDirectory("Data");
            new Tiny(long.Parse(seed)).SaveWeights("Data/tiny.fr.safetensors");
            return;
        }

        Console.WriteLine(string.Join(" ", new Trained(9).Parameters.ToArray().SequenceEqual(new Tiny(3).Parameters.ToArray()), new Trained().Parameters.ToArray().SequenceEqual(new Tiny(4).Parameters.ToArray())));
        """;

    private static void Save(ConsumerProject project, int seed)
    {
        project.Write("Program.cs", Program + Models + Models.Replace("Tiny", "Trained", StringComparison.Ordinal));
        project.Build().Succeeded();
        project.Run(seed.ToString(System.Globalization.CultureInfo.InvariantCulture)).Succeeded();
    }

    private static void Build(ConsumerProject project, string trained)
    {
        project.Write("Program.cs", Program + Models + trained);
        Assert.Empty(project.Build().Succeeded().Warnings);
    }

    private static void AssertHasWeightsOf(ConsumerProject project, int seed) => Assert.Contains($"{seed == 3} {seed == 4}", project.Run().Succeeded().Output, StringComparison.Ordinal);
}
