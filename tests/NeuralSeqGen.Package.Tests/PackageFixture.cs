using System.IO.Compression;

namespace NeuralSeqGen.Package.Tests;

/// <summary>Packs the library once for all tests, into a folder that serves as the only package feed.</summary>
public sealed class PackageFixture : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nsg-package-").FullName;

    /// <summary>Runs <c>dotnet pack</c> with an output folder of its own, so that no build under way is disturbed.</summary>
    public PackageFixture()
    {
        Feed = Path.Combine(_folder, "feed");
        Pack(Repository.PathOf("src", "NeuralSeqGen"));
        Package = Directory.GetFiles(Feed, "NeuralSeqGen.*.nupkg").Single();
    }

    /// <summary>The folder feed.</summary>
    public string Feed { get; }

    /// <summary>Where the projects were built for it.</summary>
    public string Artifacts => Path.Combine(_folder, "artifacts");

    /// <summary>The path of the package.</summary>
    public string Package { get; }

    /// <summary>Packages restored by the tests; never the user's cache, which may hold an older build of the same version.</summary>
    public string RestoredPackages => Path.Combine(_folder, "packages");

    /// <summary>Packs a project into the feed.</summary>
    public void Pack(string project) => DotNet.Run(Repository.Root, "pack", project, "-c", "Release", "-v", "q", "-nologo", "-o", Feed, $"-p:ArtifactsPath={Artifacts}").Succeeded();

    /// <summary>Puts a package that the projects were restored with into the feed, which has no other source.</summary>
    /// <param name="id">Its id in small letters.</param>
    public void AddFromCache(string id)
    {
        string cache = DotNet.Run(Repository.Root, "nuget", "locals", "global-packages", "--list").Succeeded().Output.Split(": ", 2)[1].Trim();
        foreach (string file in Directory.GetFiles(Path.Combine(cache, id), "*.nupkg", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(Feed, Path.GetFileName(file)), overwrite: true);
        }
    }

    /// <summary>The paths inside the package.</summary>
    public IReadOnlyList<string> Entries()
    {
        using var archive = ZipFile.OpenRead(Package);
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    /// <summary>The bytes of one file of the package.</summary>
    public byte[] Read(string entry)
    {
        using var archive = ZipFile.OpenRead(Package);
        using var stream = archive.GetEntry(entry)!.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
