using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Tests.Models;
using NeuralSeqGen.Keras.Files;
using NeuralSeqGen.Keras.Import;
using NeuralSeqGen.Tool.Compiling;

namespace NeuralSeqGen.Onnx.Tests.Keras;

/// <summary>A model saved for Keras, imported, and read again by the compiler.</summary>
internal static class RoundTrip
{
    /// <summary>What is lost on the way out and in again; null for nothing.</summary>
    /// <param name="model">A model.</param>
    /// <param name="parameters">Its weights.</param>
    public static string? Loss(BoundModel model, float[] parameters)
    {
        byte[] saved = KerasFiles.Saved(new BoundSequenceModel(model, parameters));
        var imported = Import(saved, model.Name);
        var (again, values, second) = Next(imported);
        string expected = Architecture(saved, model, parameters), actual = Architecture(second, again, values);
        if (expected != actual)
        {
            return $"architecture:\n{expected}\nis\n{actual}\nof\n{imported.Source}";
        }

        // layers that had names of the file's own are counted anew once
        var next = Import(second, model.Name);
        var last = Import(Next(next).Saved, model.Name);
        return Code(next) == Code(last) ? null : $"the class is another one the next time:\n{next.Source}\n{last.Source}";
    }

    private static (BoundModel Model, float[] Parameters, byte[] Saved) Next(ImportedModel imported)
    {
        var model = ModelSource.BindDeclaration(imported.Source);
        float[] parameters = [.. imported.Weights.SelectMany(weight => weight.Values)];
        return (model, parameters, KerasFiles.Saved(new BoundSequenceModel(model, parameters)));
    }

    private static ImportedModel Import(byte[] saved, string name) => new KerasImporter(new DeclarationBinder()).Import(ModelFile.Open(saved, name + ".keras"), new ImportOptions { Name = name });

    /// <summary>The class without the comments in front.</summary>
    private static string Code(ImportedModel model) => model.Source[model.Source.IndexOf("using ", StringComparison.Ordinal)..];

    private static string Architecture(byte[] saved, BoundModel model, float[] parameters) => CanonicalArchitecture.Of(KerasFiles.Config(saved), path => Weights(model, parameters, path));

    /// <summary>Name, shape and bits of each.</summary>
    private static string Weights(BoundModel model, float[] parameters, string path) => string.Join(" ", model.Weights.Where(weight => weight.Name.StartsWith(path, StringComparison.Ordinal))
        .Select(weight => $"{weight.LocalName}({string.Join(", ", weight.Shape)})={Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(parameters.AsSpan(weight.Offset, weight.Length))))[..12]}"));
}
