using System.Globalization;
using NeuralSeqGen.Keras;
using NeuralSeqGen.Keras.Files;
using NeuralSeqGen.Tool.Compiling;

namespace NeuralSeqGen.Tool.Commands;

/// <summary>Compiles the class, sets the weights of the file into it, and only then writes.</summary>
internal static class WeightsRun
{
    /// <exception cref="ModelFileException">The weights are refused; nothing is written.</exception>
    public static void Run(WeightsRequest request, TextWriter log)
    {
        var (paths, className) = IntoFiles.Of(request.Into);
        List<(string?, string)> read = [(request.File, "the file of weights"), (request.Map, "the file of --map"), .. paths.Select(path => ((string?)path, "a file of --into"))];
        ImportPaths.CheckGiven([.. read, (request.Output, "--output")]);
        string[] sources = [Sources.Usings, .. paths.Select(File.ReadAllText)];
        string fullName = DeclaredModels.Find(sources, className);
        using var assembly = Load(sources);
        var model = assembly.Create(fullName);
        string output = request.Output ?? model.Name + ".safetensors";
        ImportPaths.CheckWritten(read, output, null);
        string table = Set(model, request.File, request.Map is null ? null : WeightsMap.Read(request.Map));
        using var content = new MemoryStream();
        model.SaveWeights(content);
        WholeFiles.Write([(output, content.ToArray())]);
        log.Write(table);
        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{output}: {model.Weights.Count} weights of {fullName}, {model.Parameters.Length:N0} parameters"));
    }

    private static string Set(ISequenceModel model, string file, Dictionary<string, string>? map) =>
        ModelFile.Open(file).Weights is StateDict ? PyTorchWeights.Load(model, file, map).ToString() : KerasWeights.Load(model, file, map).ToString();

    private static LoadedAssembly Load(string[] sources)
    {
        try
        {
            return ModelCompiler.Load(sources);
        }
        catch (ModelFileException e)
        {
            throw new ModelFileException($"{e.Message} Name all files that it needs: --into Model1.cs Cells.cs.", e);
        }
    }
}
