using System.Globalization;
using System.Text;
using NeuralSeqGen.Keras;
using NeuralSeqGen.Keras.Declaration;
using NeuralSeqGen.Keras.Files;
using NeuralSeqGen.Keras.Import;
using NeuralSeqGen.Tool.Checking;
using NeuralSeqGen.Tool.Compiling;

namespace NeuralSeqGen.Tool.Commands;

/// <summary>Reads, imports, checks where that is asked for, and only then writes.</summary>
internal static class ImportRun
{
    /// <exception cref="ModelFileException">The model is refused; nothing is written.</exception>
    public static void Run(ImportRequest request, TextWriter log)
    {
        ImportPaths.CheckGiven([.. Read(request), (request.Output, "--output"), (request.Weights, "--weights")]);
        var options = new ImportOptions { Name = CSharpNames.Identifier(request.Name, "--name"), Namespace = CSharpNames.Namespace(request.Namespace), IsPublic = request.IsPublic, Steps = StepsOption.Parse(request.Steps) };
        var saved = ModelFile.Open(request.File);
        var imported = new KerasImporter(new DeclarationBinder()).Import(saved, options, request.Load is null ? null : ModelFile.Open(request.Load));
        StepsOption.Check(options.Steps, imported.Inputs);
        byte[]? weights = imported.Weights.Count > 0 ? imported.WeightFile() : null;
        string output = request.Output ?? imported.ClassName + ".cs";
        string weightPath = request.Weights ?? Path.ChangeExtension(output, ".safetensors");
        ImportPaths.CheckWritten(Read(request), output, weights is null ? request.Weights : weightPath);
        string source = !request.IsEmbedded ? imported.Source : weights is not null ? Embedded(imported.Source, weightPath) : throw new ModelFileException("--embed: the file has no weights. Give those of --load, or leave --embed out.");
        if (request.IsChecked)
        {
            ModelCheck.Run(imported, weights, request.Inputs, log);
        }

        WholeFiles.Write([(output, new UTF8Encoding(false).GetBytes(source)), .. weights is null ? [] : new[] { (weightPath, weights) }]);
        log.WriteLine($"{output}: {imported.FullName}");
        log.WriteLine(weights is null ? "The file has no weights." : string.Create(CultureInfo.InvariantCulture, $"{weightPath}: {imported.Weights.Count} weights, {imported.Weights.Sum(w => (long)w.Values.Length):N0} parameters"));
        if (imported.Training is { } training)
        {
            log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{weightPath}: the optimizer's state after {training.Batches:N0} batches, for LoadWeights with IncludeOptimizer"));
        }

        if (request.IsEmbedded)
        {
            log.WriteLine($"To embed it, the project needs <ItemGroup><WeightFile Include=\"{Path.GetFileName(weightPath)}\" /></ItemGroup>, with its path from the project's folder.");
        }

        foreach (string note in imported.Notes)
        {
            log.WriteLine("note: " + note);
        }
    }

    private static IEnumerable<(string? Path, string What)> Read(ImportRequest request) => [(request.File, "the model's file"), (request.Load, "the file of --load"), (request.Inputs, "the file of --check")];

    /// <summary>The class with the name of its weight file: it is the first in its file.</summary>
    private static string Embedded(string source, string weightPath)
    {
        const string Start = "\n[SequenceModel]\n";
        return source.Insert(source.IndexOf(Start, StringComparison.Ordinal) + Start.Length, $"[WeightFile({CSharpText.Quoted(Path.GetFileName(weightPath))})]\n");
    }
}
