using System.Reflection;
using System.Runtime.Loader;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Generator.Tests;

/// <summary>An assembly of models compiled by a test; unloaded when disposed.</summary>
internal sealed class LoadedModels : IDisposable
{
    private readonly AssemblyLoadContext _context = new("models", isCollectible: true);

    public LoadedModels(Stream image) => Assembly = _context.LoadFromStream(image);

    public Assembly Assembly { get; }

    public Type Type(string name) => Assembly.GetType(name, throwOnError: true)!;

    public ISequenceModel Create(string name, long seed = 0) => (ISequenceModel)Activator.CreateInstance(Type(name), seed)!;

    /// <summary>What a model runs on.</summary>
    public static ModelCore CoreOf(ISequenceModel model) => (ModelCore)model.GetType().GetField("__core", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(model)!;

    /// <summary>The core of a new model with these parameters.</summary>
    public ModelCore Core(string name, long seed, float[] parameters)
    {
        var core = CoreOf(Create(name, seed));
        using var edit = core.EditParameters();
        parameters.CopyTo(edit.Values);
        return core;
    }

    /// <summary>An object of a class written by the test, behind an interface of the test.</summary>
    public T Instance<T>(string name) => (T)Activator.CreateInstance(Type(name))!;

    public void Dispose() => _context.Unload();
}
